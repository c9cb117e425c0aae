# Databricks notebook source
print("demand validate")
