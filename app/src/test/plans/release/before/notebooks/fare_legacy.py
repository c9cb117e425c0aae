# Databricks notebook source
print("fare legacy")
