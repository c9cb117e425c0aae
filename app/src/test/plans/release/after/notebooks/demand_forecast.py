# Databricks notebook source
print("demand forecast")
